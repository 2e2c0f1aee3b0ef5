import { createPinia } from 'pinia'
import { createApp, defineAsyncComponent } from 'vue'
import App from './App.vue'
import './styles/base.css'
import { windowKind } from './window-kind.ts'

// The quick lookup is made long before it is called.
const QuickLookup = defineAsyncComponent(() => import('./features/quick-lookup/QuickLookup.vue'))

createApp(windowKind === 'quick-lookup' ? QuickLookup : App)
  .use(createPinia())
  .mount('#app')
