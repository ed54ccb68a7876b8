// What her own page cannot put right says whom to ask, in each language in which it speaks.
import { expect, it } from 'vitest'
import { offered, speaker } from '../../language/say.ts'
import { sentencesOfWho } from './who-can-see-sentences.ts'

it.each(offered)(
  'in %s a line with a wrong clock and one of somebody who left name the place that puts it right',
  async (language) => {
    const said = String(await sentencesOfWho(speaker(language)))
    for (const key of ['who.ahead', 'who.doubt']) {
      const [, sentence = ''] = new RegExp(`data-k="${key}">([^<]*)<`).exec(said) ?? []
      expect(sentence, key).toContain('\uE000')
    }
  },
)
