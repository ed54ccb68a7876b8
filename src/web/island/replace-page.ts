// One page of the public host in the place of another, in the same window: what stands in memory lives on.

/** Puts a page in the place of the one before, in its language, and says so to whoever listens. */
export function putInPlace(page: Document): void {
  const root = document.documentElement
  root.lang = page.documentElement.lang
  root.dir = page.documentElement.dir
  document.title = page.title
  // The way out stays the very element that it was: what listens to it goes on listening.
  for (const place of ['header .x', 'body > .z']) {
    const said = page.querySelector(place)?.textContent
    const here = document.querySelector(place)
    if (here && said) here.textContent = said
  }
  const main = page.querySelector('main')
  if (main) document.querySelector('main')?.replaceWith(document.adoptNode(main))
  const bar = document.querySelector('header > div')
  bar?.querySelector('a:not(.x)')?.remove()
  const name = page.querySelector('header a:not(.x)')
  if (name) bar?.prepend(document.adoptNode(name))
  scrollTo(0, 0)
  const title = document.querySelector<HTMLElement>('main h1')
  title?.setAttribute('tabindex', '-1')
  title?.focus({ preventScroll: true })
}
