// After the way out, the Back button meets no answer to a POST: forms are answered at an address that can be asked again by the browser
// that sent the form, and that opens nothing for anybody else.
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { openPool } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { publicHouse, telephone } from '../../test/telephone.ts'
import { exitAddresses } from '../api/addresses.ts'
import { postRedirectGet } from './post-redirect-get.ts'
import { guardPages, mountExit } from './quick-exit.ts'

const database = await testDatabase()
const house = publicHouse(database)
let clock = Date.now()
const pages = (host: Parameters<typeof postRedirectGet>[0] = house) => {
  const app = new Hono()
  app.use(
    '*',
    guardPages(house, () => '/weather'),
  )
  mountExit(app, house, () => '/weather')
  app.use(
    '*',
    postRedirectGet(host, () => clock),
  )
  app.get('/page', (c) => c.html('asked anew'))
  app.get('/other', (c) => c.html('another page'))
  app.post('/page', (c) => {
    c.header('set-cookie', 'p=; Max-Age=0')
    return c.html('what there was to say', 409)
  })
  app.post('/elsewhere', (c) => c.redirect('/page', 303))
  return app
}
const app = pages()
const asPage = { headers: { accept: 'text/html,application/xhtml+xml' } }

/** A browser that sends the form, and follows it nowhere yet. */
async function sending(at = app) {
  let cookie = ''
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await at.request(path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      if (pair.startsWith('a=')) cookie = pair === 'a=' ? '' : pair
    }
    return response
  }
  const sent = await ask('/page', { method: 'POST' })
  return { sent, at: sent.headers.get('location')!, ask, cookie: () => cookie }
}
const textOf = async (response: Response | Promise<Response>) => (await response).text()

it('sends Amina from her form to its answer, with the cookies and the status that it had', async () => {
  const { sent, at, ask } = await sending()
  expect(sent.status).toBe(303)
  const [first, own] = sent.headers.getSetCookie()
  expect(first).toBe('p=; Max-Age=0')
  for (const said of ['HttpOnly', 'SameSite=Strict', 'Max-Age=60', 'Path=/']) expect(own).toContain(said)
  const answer = await ask(at)
  expect([answer.status, await answer.text()]).toEqual([409, 'what there was to say'])
})

it('shows the answer on its own page alone, for a minute, also when she loads it again on a bad line', async () => {
  const { at, ask } = await sending()
  expect(await textOf(ask(at.replace('/page', '/other')))).toBe('another page')
  for (const again of [1, 2]) expect([again, await textOf(ask(at))]).toEqual([again, 'what there was to say'])
  clock += 59_000
  expect(await textOf(ask(at))).toBe('what there was to say')
  clock += 2_000
  expect(await textOf(ask(at))).toBe('asked anew')
})

it('opens nothing in another browser, before she left and after', async () => {
  const { at, ask, cookie } = await sending()
  expect(await textOf(ask(at))).toBe('what there was to say')
  // Somebody has the address from a history that several telephones share.
  const theirs = telephone(app)
  for (const _again of [1, 2]) expect(await textOf(theirs.get(at))).toBe('asked anew')
  expect(await textOf(app.request(at, { headers: { cookie: 'a=x' } }))).toBe('asked anew')
  expect(await textOf(ask(at))).toBe('what there was to say')
  expect(at).not.toContain(cookie().slice(2))
})

it.each([
  ['leaves', exitAddresses.leave],
  ['goes to another page', '/other'],
])('is gone when she %s, for a thief of her cookie too', async (_what, elsewhere) => {
  const { at, ask, cookie } = await sending()
  expect(await textOf(ask(at))).toBe('what there was to say')
  const stolen = cookie()
  const left = await ask(elsewhere, asPage)
  expect(left.headers.getSetCookie().join()).toMatch(/\ba=;/)
  expect(await textOf(ask(at, asPage))).not.toBe('what there was to say')
  await expect.poll(() => textOf(app.request(at, { headers: { cookie: stolen } }))).toBe('asked anew')
})

it('stays while her page fetches what belongs to it', async () => {
  const { at, ask } = await sending()
  await ask(exitAddresses.script, { headers: { accept: '*/*' } })
  expect(await textOf(ask(at))).toBe('what there was to say')
})

it('is shown once to a browser that keeps no cookie, and to nobody after it', async () => {
  const at = (await app.request('/page', { method: 'POST' })).headers.get('location')!
  expect(await textOf(app.request(at))).toBe('what there was to say')
  expect(await textOf(app.request(at))).toBe('asked anew')
})

it('leaves alone what is a redirect already', async () => {
  const response = await app.request('/elsewhere', { method: 'POST' })
  expect(response.headers.get('location')).toBe('/page')
})

it('is shown by whichever server is asked next, and where it cannot be kept in answer to the form itself', async () => {
  const { at, cookie } = await sending()
  expect(await textOf(pages().request(at, { headers: { cookie: cookie() } }))).toBe('what there was to say')
  const nowhere = openPool({ ...database.owner, database: 'nowhere' })
  const alone = pages({ database: { ...database, pool: nowhere }, secure: false })
  const told = await alone.request('/page', { method: 'POST' })
  expect([told.status, await told.text()]).toEqual([409, 'what there was to say'])
  await nowhere.end()
})
