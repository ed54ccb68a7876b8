// Everything of a supervisor's yes that other pages show, fetched as one.
export { Approvals } from './waiting.tsx'
export { AskToClose } from './ask-to-close.tsx'
export { AskForYes } from './ask-for-yes.tsx'
export { YesRules } from './yes-rules.tsx'
export { OwnApprovals } from './own.tsx'
