// A call about somebody whose case is here: found by a name or a code name, on this machine, and what the night asks for begins in the next press.
import { useEffect, useState } from 'react'
import { useFindPeople } from '../../cases/ui/use-find-people.ts'
import { caseRoles } from '../../api/roles.ts'
import { Button } from '../../web/controls/button.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { Found } from '../../web/shell/search.tsx'
import { NightButtons } from './night-buttons.tsx'

const shown = 3

export function KnownCaller() {
  const t = useText()
  const { roles } = useMe()
  const [open, setOpen] = useState(false)
  if (!roles.some((role) => caseRoles.some((one) => one === role))) return null
  return open ? (
    <Find />
  ) : (
    <div className="row">
      <Button size="small" icon="person" onPress={() => setOpen(true)}>
        {t('tonight.known')}
      </Button>
    </div>
  )
}

function Find() {
  const t = useText()
  const find = useFindPeople()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    let wanted = true
    void find(typed)
      .then((people) => wanted && setFound(people.slice(0, shown)))
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [typed, find])
  return (
    <section className="stack safety-known" aria-label={t('tonight.known')}>
      <TextField
        autoFocus
        type="search"
        label={t('tonight.known.who')}
        value={typed}
        onChange={setTyped}
        maxLength={80}
      />
      {typed.trim().length > 1 && found.length === 0 && <p className="second">{t('tonight.known.nobody')}</p>}
      <ul className="safety-incidents">
        {found.map(({ id, label, detail }) => (
          <li key={id}>
            <p>
              <strong dir="auto">{label}</strong> <bdi className="second">{detail}</bdi>
            </p>
            <NightButtons caseId={id} about={label} />
          </li>
        ))}
      </ul>
    </section>
  )
}
