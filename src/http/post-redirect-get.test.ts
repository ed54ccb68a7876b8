// After the way out, the Back button meets no answer to a POST: forms are answered at an address that can be asked again.
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { openPool } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { postRedirectGet } from './post-redirect-get.ts'

const database = await testDatabase()
let clock = Date.now()
const app = new Hono()
app.use(
  '*',
  postRedirectGet(database, () => clock),
)
app.get('/page', (c) => c.html('asked anew'))
app.post('/page', (c) => {
  c.header('set-cookie', 'p=; Max-Age=0')
  return c.html('what there was to say', 409)
})
app.post('/elsewhere', (c) => c.redirect('/page', 303))

const post = (path: string) => app.request(path, { method: 'POST' })

it('sends Amina from her form to its answer, with the cookies and the status that it had', async () => {
  const sent = await post('/page')
  expect(sent.status).toBe(303)
  expect(sent.headers.getSetCookie()).toEqual(['p=; Max-Age=0'])
  const answer = await app.request(sent.headers.get('location')!)
  expect([answer.status, await answer.text()]).toEqual([409, 'what there was to say'])
})

it('shows the answer on its own page alone, and for a minute', async () => {
  const at = (await post('/page')).headers.get('location')!
  expect(await (await app.request(at.replace('/page', '/other'))).text()).not.toContain('to say')
  clock += 59_000
  expect(await (await app.request(at)).text()).toBe('what there was to say')
  clock += 2_000
  expect(await (await app.request(at)).text()).toBe('asked anew')
})

it('leaves alone what is a redirect already', async () => {
  expect((await post('/elsewhere')).headers.get('location')).toBe('/page')
})

it('is shown by whichever server is asked next, and where it cannot be kept in answer to the form itself', async () => {
  const other = new Hono()
  other.use(
    '*',
    postRedirectGet(database, () => clock),
  )
  other.get('/page', (c) => c.html('asked anew'))
  const at = (await post('/page')).headers.get('location')!
  expect(await (await other.request(at)).text()).toBe('what there was to say')
  const alone = new Hono()
  const nowhere = openPool({ ...database.owner, database: 'nowhere' })
  alone.use('*', postRedirectGet({ pool: nowhere }))
  alone.post('/page', (c) => c.html('what there was to say', 503))
  const told = await alone.request('/page', { method: 'POST' })
  expect([told.status, await told.text()]).toEqual([503, 'what there was to say'])
  await nowhere.end()
})
