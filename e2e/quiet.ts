// A screen has asked for what it needs. The browser's own word for it never comes: the line on which a screen hears of changes stays open, and so,
// as far as it can see, does the answer with the worker that windows share.
import type { Page, Request } from '@playwright/test'

const calmMs = 500

/** Resolves once nothing has been asked for half a second and everything that was asked meanwhile is answered. */
export async function isQuiet(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const open = new Set<Request>()
  let last = Date.now()
  const begin = (request: Request) => {
    last = Date.now()
    if (request.resourceType() === 'fetch' && !request.headers()['accept']?.includes('event-stream'))
      open.add(request)
  }
  const end = (request: Request) => {
    if (open.delete(request)) last = Date.now()
  }
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  const until = last + 30_000
  while ((open.size > 0 || Date.now() - last < calmMs) && Date.now() < until) await page.waitForTimeout(50)
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
}
