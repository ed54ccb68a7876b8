// docs/limits.md is what the program holds to. After a change of a limit: `npm run limits`, and look at the difference.
import { expect, it } from 'vitest'
import { Unlocker } from '../src/accounts/model.ts'
import { limitsText } from '../scripts/limits.ts'

it('the page of limits says what the program holds to', async () => {
  const text = limitsText()
  await expect(text).toMatchFileSnapshot('../docs/limits.md')
  for (const one of ['accounts.begin', 'help.page', 'papers.send'])
    expect(text.split('\n').filter((line) => line.includes(one)).length, one).toBeGreaterThan(0)
})

it('the page names every way in', () => {
  const text = limitsText()
  for (const kind of Unlocker.shape.kind.options) expect(text).toContain(`| \`${kind}\` |`)
})
