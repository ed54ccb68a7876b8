// What is made on this machine is handed to its browser, which asks where it goes or has its own folder for it.

/** Gives the browser a whole file to save under this name. */
export function saveFile(whole: Blob, name: string): void {
  const url = URL.createObjectURL(whole)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
