// Taking a case over for a night, in codes.

/** Why somebody on duty takes a case over. Told to the supervisor and to the person. */
export const takeOverReasons = ['danger', 'missing', 'ill', 'they_asked', 'bed_tonight'] as const
export type TakeOverReason = (typeof takeOverReasons)[number]
