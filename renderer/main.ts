import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import QuickLookup from './features/quick-lookup/QuickLookup.vue'
import './styles/base.css'
import { windowKind } from './window-kind.ts'

createApp(windowKind === 'quick-lookup' ? QuickLookup : App)
  .use(createPinia())
  .mount('#app')
