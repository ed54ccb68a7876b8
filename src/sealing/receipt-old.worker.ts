// The receipt worker for browsers without the curves: the same one, behind what they lack.
import './old-browser.ts'
import './receipt.worker.ts'
