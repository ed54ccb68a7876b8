// Why something that was written down is wrong, as whoever puts it right says. Sealed with the correction. Pure.
export const whyWrong = ['misheard', 'told_otherwise', 'wrong_case'] as const
export type WhyWrong = (typeof whyWrong)[number]
