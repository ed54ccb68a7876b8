// Processes that somebody may begin, one a row, with what each is for.
import type { Machine } from '../../tracks/define.ts'
import { Button } from '../../web/controls/button.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'

interface Beginning {
  heading?: string
  machines: readonly Machine[]
  /** What the button says: to a case one adds, what belongs to none one starts. */
  verb?: string
  onBegin: (kind: string) => void
}

export function BeginRows({ heading, machines, verb, onBegin }: Beginning) {
  const t = useText()
  return (
    <Rows
      {...(heading ? { heading } : {})}
      rows={machines.map(({ kind }) => ({
        id: kind,
        title: t(`${kind}.name`),
        detail: t(`track.about.${kind}`),
        actions: (
          <Button size="small" onPress={() => onBegin(kind)}>
            {verb ?? t('track.start.this')}
            <span className="unseen">: {t(`${kind}.name`)}</span>
          </Button>
        ),
      }))}
    />
  )
}
