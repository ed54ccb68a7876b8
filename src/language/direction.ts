// Which way a language is written: apart from messages.ts, whose library a small page does not carry.

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'dv', 'ug', 'yi'])

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] as string) ? 'rtl' : 'ltr'
