// From three administrators on, a change among them takes two: what one of them wants stands here until a second agrees.
import { startRotation } from '../../web/session/rotation.ts'
import { session } from '../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Colleague } from '../../web/session/colleagues.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { OnlyHandle } from './only-handle.tsx'
import { agreeToChange } from '../client/members.ts'
import { useOwnLog } from './own-log.ts'

/** Agrees to one change, and tells the lists that show it. */
function useAgreeToChange() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [busy, setBusy] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const agreeTo = async (n: number) => {
    setBusy(n)
    setError(null)
    try {
      const { rotated } = await agreeToChange(session, n)
      if (rotated) void startRotation()
      say({ text: t('people.waiting.done') })
      await queries.invalidateQueries({ queryKey: ['own log'] })
      await queries.invalidateQueries({ queryKey: ['colleagues'] })
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(null)
    }
  }
  return { busy, error, agreeTo }
}

export function WaitingChanges({ people }: { people: readonly Colleague[] }) {
  const t = useText()
  const me = useMe()
  const { data: log } = useOwnLog()
  const { busy, error, agreeTo } = useAgreeToChange()
  // A change of a law is agreed to where the law is read.
  const waiting = log?.waiting.filter((one) => one.t !== 'law') ?? []
  if (!log || waiting.length === 0) return null

  const colleague = (id: string | undefined) => people.find((person) => person.id === id)
  const nameOf = (id: string | undefined) => {
    const one = colleague(id)
    return one?.name ?? one?.handle ?? t('people.waiting.somebody')
  }
  return (
    <Card title={t('people.waiting.title')} lead={t('people.waiting.lead')} accent="action">
      <ErrorMessage error={error} />
      <Rows
        rows={waiting.map(({ n, by, t: kind, user, roles = [] }) => ({
          id: String(n),
          title: t(`people.waiting.${kind}`, {
            by: nameOf(by),
            who: nameOf(user),
            roles: roles.map((role) => t(`people.role.${role}`)).join(t('people.and')),
          }),
          detail: colleague(user)?.name ? undefined : <OnlyHandle who={colleague(user)} />,
          ...(by === me.id
            ? {
                facts: [
                  <Pill key="mine" tone="due">
                    {t('people.waiting.mine')}
                  </Pill>,
                ],
              }
            : {
                actions: (
                  <Button
                    look="primary"
                    size="small"
                    icon="check"
                    isPending={busy === n}
                    onPress={() => void agreeTo(n)}
                  >
                    {t('people.waiting.agree')}
                  </Button>
                ),
              }),
        }))}
      />
    </Card>
  )
}
