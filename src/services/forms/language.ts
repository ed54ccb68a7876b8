// Papers put into another language, and somebody who interprets.
import { ask } from '../../tracks/define.ts'
import { endsOnly, lacking, notYes, unlessReached, type ServiceForm } from '../form.ts'

export const translation: ServiceForm = {
  code: 'translation',
  fields: {
    paper: { kind: 'line' },
    into: ask.language,
    needed_by: ask.optional(ask.day),
    sworn: ask.yesNo,
    sworn_translator: { kind: 'line', optional: true },
  },
  shown: { paper: 'words', needed_by: 'until' },
  rules: [
    {
      code: 'not-sworn',
      at: 'finish',
      refuses: (values) => values.sworn === true && lacking('sworn_translator')(values, {} as never),
    },
    {
      code: 'not-checked-by-second',
      at: 'finish',
      refuses: endsOnly('paper_handed_over', unlessReached('paper_translation', ['handed_over'])),
    },
  ],
  outcomes: ['paper_handed_over', 'translated_elsewhere'],
}

/** The sheet of one paper: its words, which the person reads on their own page once a second has checked them. */
export const paper: ServiceForm = {
  code: 'paper_translation',
  fields: {
    paper: { kind: 'line' },
    translated: ask.optional(ask.sealed),
    doubtful: { kind: 'line', optional: true },
  },
  shown: { paper: 'where', translated: 'words' },
  rules: [{ code: 'nothing-translated', at: 'finish', refuses: lacking('translated') }],
  outcomes: [],
}

export const interpretation: ServiceForm = {
  code: 'interpretation',
  fields: {
    spoken: ask.language,
    dialect: { kind: 'line', optional: true },
    wished_interpreter: ask.code('any_interpreter', 'a_woman', 'a_man', 'from_another_town'),
    stranger: ask.yesNo,
    needed_on: ask.optional(ask.day),
    understood: ask.optional(ask.yesNo),
  },
  shown: { needed_on: 'when', dialect: 'words' },
  rules: [
    { code: 'interpreter-knows-them', at: 'keep', refuses: notYes('stranger') },
    { code: 'not-understood', at: 'finish', refuses: endsOnly('interpreter_came', notYes('understood')) },
  ],
  outcomes: ['interpreter_came', 'by_telephone', 'no_interpreter_needed'],
}
