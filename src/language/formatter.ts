// Formatters of days and times, made once: to make one takes a telephone longer than to use it a hundred times.

const made = new Map<string, Intl.DateTimeFormat>()

/**
 * A formatter for a language (BCP 47) and a form. Kept where the form names its time zone; by the device's own zone it is made anew, since a
 * device can be carried into another. Throws RangeError where the zone is not known here.
 */
export function formatterOf(locale: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  if (form.timeZone === undefined) return new Intl.DateTimeFormat(locale, form)
  const key = `${locale} ${JSON.stringify(form)}`
  const known = made.get(key)
  if (known) return known
  const formatter = new Intl.DateTimeFormat(locale, form)
  made.set(key, formatter)
  return formatter
}
