// Posters with a code: where they hang, what a code looks like, and from how many on their contacts are told.

/** In what kind of place it hangs; never which one. */
export const campaignPlaces = [
  'transport',
  'shop',
  'clinic',
  'school',
  'worship',
  'workplace',
  'border',
  'online',
  'other',
] as const

/** Six letters and digits that nobody takes for others when they copy them from a wall. */
export const isCampaignCode = (text: string): boolean => /^[a-z2-9]{6}$/.test(text)
