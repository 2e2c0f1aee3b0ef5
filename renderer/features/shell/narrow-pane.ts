import { ref } from 'vue'

/** The pane that a narrow window shows without a query. A wide window shows both. */
export const narrowPane = ref<'navigator' | 'page'>('page')
