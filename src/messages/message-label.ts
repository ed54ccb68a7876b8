// Where a message belongs: whoever seals it and whoever opens it must say the same.

/** The place of one message, for `sealRecord` and `openRecord`. */
export const messageLabel = (caseId: string, row: string) =>
  ({ caseId, compartment: 'messages', table: 'messages', row, field: 'text', version: 1 }) as const
