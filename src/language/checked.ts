// By whom the words of a language were looked through, and on which day. Whoever checks one for a country writes it here; a language that
// is not named is a draft, and every page in it says so.

export const checked: Readonly<Record<string, { by: string; on: string } | undefined>> = {}
