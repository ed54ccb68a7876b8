// How an audit line reads: the act as a sentence and not as a code, who by name where the name opens here.

// The screens' own `Text` fits; written here so that what runs without a browser can read it too.
type Text = (id: string, values?: Record<string, string>, fallback?: string) => string

/** The act in words. Moves have theirs from their process; what this version has no words for is said to be so. */
export function actWords(action: string, t: Text): string {
  const [kind = '', move = ''] = action.split('.')
  const ofProcess =
    move === 'new'
      ? t('audit.opened', { track: t(`${kind}.name`, {}, t('audit.act.other')) })
      : t(`${kind}.move.${move}`, {}, t('audit.act.other'))
  return t(`audit.act.${action}`, {}, ofProcess)
}

/** Who: a colleague's name, or what kind of somebody it was. */
export function actorWords(actor: string, names: ReadonlyMap<string, string>, t: Text): string {
  if (actor.startsWith('person:')) return t('audit.actor.person')
  if (actor === 'anyone' || actor === 'system') return t(`audit.actor.${actor}`)
  return names.get(actor) ?? actor
}
