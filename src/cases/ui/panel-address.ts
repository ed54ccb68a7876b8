/** The address of a case with one process open beside it, and perhaps one of its moves; going back closes it again. */
export const panelOf = (caseId: string, track: string, move?: string): string =>
  `/cases/${caseId}?track=${track}${move ? `&move=${move}` : ''}`
