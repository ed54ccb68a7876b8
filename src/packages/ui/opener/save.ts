// What is saved from the file onto the machine of whoever reads it.
import { el } from './elements.ts'

export function save(whole: Blob, name: string): void {
  const url = URL.createObjectURL(whole)
  el('a', { href: url, download: name }).click()
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
