// What a child reads on their own page about who decides with them: one line, in words for the child.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useSavedText } from '../../web/actions/use-saved-text.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { nameToChild, namedToChild } from '../client/name-guardian.ts'

interface Props {
  shared: SharedCase
  onChanged: () => void
}

export function NamedToChild({ shared, onChanged }: Props) {
  const row = latestOf(shared.records, 'guardian_named')
  const { data, isPending, error } = useQuery({
    queryKey: ['guardian-named', shared.case.id, row?.id],
    queryFn: async () => (await namedToChild(session, shared)) ?? '',
    enabled: shared.held.includes('narrative'),
    gcTime: 0,
  })
  if (isPending) return null
  return error ? (
    <ErrorMessage error={error} />
  ) : (
    <Name key={row?.id} shared={shared} now={data} onChanged={onChanged} />
  )
}

function Name({ shared, now, onChanged }: Props & { now: string }) {
  const t = useText()
  const { say } = useNotices()
  const { text, type, busy, error, save, isAsBefore } = useSavedText(now, async (typed, id) => {
    await nameToChild(session, shared, typed, id)
    say({ text: t('guardian.named.saved') })
    onChanged()
  })
  return (
    <details className="stack">
      <summary>{now ? t('guardian.named.now', { text: now }) : t('guardian.named.none')}</summary>
      <TextField
        label={t('guardian.named')}
        hint={t('guardian.named.hint')}
        value={text}
        onChange={type}
        maxLength={200}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button size="small" isPending={busy} isDisabled={isAsBefore} onPress={() => void save()}>
          {t('guardian.named.save')}
        </Button>
      </div>
    </details>
  )
}
