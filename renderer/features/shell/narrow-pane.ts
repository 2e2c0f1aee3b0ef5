import { ref } from 'vue'

/** Which pane a narrow window shows while nothing is asked; in a wide one both are there. */
export const narrowPane = ref<'navigator' | 'page'>('page')
