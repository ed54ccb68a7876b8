// Keeps the page of a visit on this telephone, so that it opens without network: what it has loaded itself, as far as may-cache.ts says.
import { keepingOf, keptPage, keptUnder } from '../../web/offline/may-cache.ts'
import { openWithoutNetwork } from '../../web/session/vault.ts'

/** Everything static that this page has loaded, and the script that seals. */
function loadedFiles(): string[] {
  const links = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]'),
  ].map((one) => ('href' in one ? one.href : one.src))
  const loaded = performance.getEntriesByType('resource').map((one) => one.name)
  const all = [...links, ...loaded, new URL('/workers/vault.js', location.origin).href]
  const isStatic = (address: string) =>
    keepingOf({ method: 'GET', mode: 'cors' }, new URL(address), location.origin) !== 'never'
  return [...new Set(all)].filter(isStatic)
}

/** Answers whether all of it is kept. */
export async function keepPage(): Promise<boolean> {
  await openWithoutNetwork()
  const kept = await caches.open(keptUnder)
  const missing = await Promise.all(
    loadedFiles().map(async (file) => ((await kept.match(file)) ? [] : [file])),
  )
  await kept.addAll(missing.flat())
  if (!(await kept.match(keptPage))) {
    const page = await fetch(location.pathname, { headers: { accept: 'text/html' } })
    if (page.ok) await kept.put(keptPage, page)
  }
  return (await kept.match(keptPage)) !== undefined
}
