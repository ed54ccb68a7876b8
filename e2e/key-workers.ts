// Workers with keys that run for the windows of somebody: a window does not show the one that it shares with others.
import type { Page } from '@playwright/test'

/** Their ids. */
export async function keyWorkers(page: Page): Promise<string[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('Only the browser sees them.')
  const [all, own] = [await browser.newBrowserCDPSession(), await page.context().newCDPSession(page)]
  const { targetInfo } = await own.send('Target.getTargetInfo')
  const { targetInfos } = await all.send('Target.getTargets', { filter: [{ type: 'shared_worker' }] })
  await Promise.all([all.detach(), own.detach()])
  return targetInfos
    .filter(
      ({ url, browserContextId }) =>
        url.endsWith('/workers/vault.js') && browserContextId === targetInfo.browserContextId,
    )
    .map(({ targetId }) => targetId)
}
