// In front of the doors: a browser that cannot seal is told so in a sentence, with the way on, before anything is typed.
import { useEffect, useState, type ReactNode } from 'react'
import { canSeal } from '../../sealing/support.ts'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useText } from '../../web/language/language.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'

export function Able({ children }: { children: ReactNode }) {
  const t = useText()
  const [able, setAble] = useState(true)
  useEffect(() => void canSeal().then(setAble), [])
  if (able) return children
  return (
    <Entrance title={t('signin.title')}>
      <ErrorNotice title={t('signin.oldBrowser')} kept={t('signin.oldBrowser.what')} />
    </Entrance>
  )
}
