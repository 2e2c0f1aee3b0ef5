import { datasetAnswers } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

/** Answers the calls that these tests make with the shipped dataset. Import it before anything that calls the host. */
putBridge(datasetAnswers)
Element.prototype.scrollIntoView = () => undefined
