import { configure } from '@testing-library/vue'

/** How long a test waits for something to appear, in ms: on a busy machine the default second is too short. */
configure({ asyncUtilTimeout: 15_000 })
