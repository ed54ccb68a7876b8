// A hand that has no mouse: whatever it presses it first reaches by Tab, and whatever it chooses it chooses with arrows and the space
// bar. It begins where a page begins, at its top.

import { expect, type Locator, type Page } from '@playwright/test'
import type { Hand } from './job.ts'

/** What somebody who hunts for the key takes over the 0.04 seconds that a hand of these jobs needs: Card, Moran and Newell's average. */
const slowerKey = 0.28 - 0.04

export class Keyboard {
  private readonly hand: Hand
  private answers = 0

  constructor(hand: Hand) {
    this.hand = hand
  }

  get page(): Page {
    return this.hand.page
  }

  /** What was answered or pressed, and the seconds of somebody who finds each key at an average speed. */
  get taken() {
    const { keys, seconds } = this.hand.taken
    return { inputs: this.answers, keys, seconds: seconds + keys * slowerKey }
  }

  /** Tab until the focus is on it or within it. */
  async reach(what: Locator): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await what.evaluate((one) => one.matches(':focus-within'))) return
      await this.hand.key('Tab')
    }
    throw new Error('not reached by sixty tabs')
  }

  private async answer(what: Locator): Promise<void> {
    this.answers += 1
    await this.hand.look()
    await this.reach(what)
  }

  /** A link or a button. */
  async press(what: Locator): Promise<void> {
    await expect(what).toBeEnabled()
    await this.answer(what)
    await this.hand.key('Enter')
  }

  /** One of several answers: Tab leads to the first, arrows to the others. */
  async choose(question: string, wanted: string): Promise<void> {
    const group = this.page.getByRole('radiogroup', { name: question })
    const radio = group.getByRole('radio', { name: wanted, exact: true })
    await this.answer(group)
    await this.hand.key('Space')
    const others = await group.getByRole('radio').count()
    for (let at = 1; at < others && !(await radio.isChecked()); at += 1) await this.hand.key('ArrowDown')
    await expect(radio).toBeChecked()
  }

  /** One of those that may be several. */
  async tick(wanted: string): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: wanted, exact: true })
    await this.answer(box)
    await this.hand.key('Space')
    await expect(box).toBeChecked()
  }

  async type(field: Locator, words: string): Promise<void> {
    await this.answer(field)
    await this.hand.type(field, words, { isThere: true })
  }
}
