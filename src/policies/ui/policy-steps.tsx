// The steps of a policy, numbered, in the language that they were written in.
import type { Policy } from '../api.ts'
import './policies.css'

export function PolicySteps({ policy: { language, steps } }: { policy: Policy }) {
  return (
    <ol className="policy-steps" lang={language} dir="auto">
      {steps.map((step, at) => (
        <li key={at}>{step}</li>
      ))}
    </ol>
  )
}
