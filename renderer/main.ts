import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import QuickLookup from './features/quick-lookup/QuickLookup.vue'
import { beginReading } from './features/shell/start-up.ts'
import './styles/base.css'
import { windowKind } from './host/window-kind.ts'

const isQuickLookup = windowKind === 'quick-lookup'
const app = createApp(isQuickLookup ? QuickLookup : App).use(createPinia())
if (!isQuickLookup) void beginReading()
app.mount('#app')
