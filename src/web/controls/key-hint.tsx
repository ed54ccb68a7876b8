// Which keys do it faster. Only shown where there is a keyboard; always left to right, as on the keys.
import './key-hint.css'

/** `keys` as printed on the keyboard: ['Ctrl', 'K']. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <kbd className="keys">
      <span dir="ltr">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </kbd>
  )
}
