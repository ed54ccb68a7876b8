// A whole day in words, wherever it is read on a public page, on a person's own, or on paper that is taken away. English is
// written for the world, where the day comes before its month: in figures 4/11 is two days.

const whole: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }

/** `YYYY-MM-DD` as "25 November 2026", or as much of it as `form` names, in a language with its digits. */
export const dayIn = (language: string, day: string, form = whole): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...form, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
