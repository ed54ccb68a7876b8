// The server's thread for words, which stretches them lightly.
import './light-hook.ts'
await import('../src/http/words.worker.ts')
