// The gallery's part on what the page says by itself: notices, toasts, errors.
import { Button } from '../controls/button.tsx'
import { Card } from '../controls/card.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import { Notice, useNotices, type NoticeTone } from '../controls/notice.tsx'
import type { Sample } from './sample.ts'

const tones: NoticeTone[] = ['info', 'done', 'due', 'danger']

export function Says({ words }: { words: Sample }) {
  const { say } = useNotices()
  return (
    <Card title={words.sections[3]!}>
      <div className="columns">
        {tones.map((tone, place) => (
          <Notice key={tone} tone={tone} title={words.notices[place]![0]!}>
            {words.notices[place]![1]}
          </Notice>
        ))}
        <ErrorNotice title={words.failed} action={<Button size="small">{words.again}</Button>}>
          <p>{words.failedWords}</p>
        </ErrorNotice>
        <Button onPress={() => say({ text: words.toast, action: { label: words.undo, onPress: () => {} } })}>
          {words.say}
        </Button>
      </div>
    </Card>
  )
}
