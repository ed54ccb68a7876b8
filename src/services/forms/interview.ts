// How somebody wants to be asked, line by line: whoever stands beside the person writes it down with them, and whoever asks follows it.
import { ask } from '../../tracks/define.ts'
import { without, type ServiceForm } from '../form.ts'

const line = { kind: 'line' } as const
const perhaps = { kind: 'line', optional: true } as const

export const interviewPlan: ServiceForm = {
  code: 'interview',
  fields: {
    spoken_how: line,
    interpreter_is: ask.code('a_woman', 'a_man', 'woman_or_man', 'without_interpreter'),
    interpreter_not_from: perhaps,
    asked_by: ask.code('a_woman', 'a_man', 'woman_or_man'),
    interview_place: line,
    interview_hours: perhaps,
    break_after: ask.number(10, 60),
    sits_beside: perhaps,
    has_children_along: ask.yesNo,
    children_cared_for_by: perhaps,
    not_to_be_asked: perhaps,
  },
  shown: {
    interview_place: 'where',
    interview_hours: 'when',
    sits_beside: 'who',
    not_to_be_asked: 'words',
  },
  rules: [
    {
      code: 'children-left-alone',
      at: 'keep',
      refuses: without('has_children_along', 'children_cared_for_by'),
    },
  ],
  outcomes: [],
  openedByPress: true,
}
