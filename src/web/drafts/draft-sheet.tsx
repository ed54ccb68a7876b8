// The earlier name of the dialog, for the two forms of case conferences, which are being worked on; it goes with their next change.
export { DraftDialog as DraftSheet } from './draft-dialog.tsx'
