// Words for people as a pack has them.

/** By language; English is what others fall back to. */
export type Words = Readonly<{ en: string } & Record<string, string>>
