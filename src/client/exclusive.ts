// Works under one name take turns, inside one program. A window uses the browser's locks instead, which reach over its tabs.
export function takeTurns(): <Done>(name: string, work: () => Promise<Done>) => Promise<Done> {
  const last = new Map<string, Promise<unknown>>()
  return <Done>(name: string, work: () => Promise<Done>): Promise<Done> => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, turn)
    const forget = () => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(forget, forget)
    return turn
  }
}
