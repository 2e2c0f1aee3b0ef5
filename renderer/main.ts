import { config } from 'zod'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './styles/base.css'

// The content security policy forbids the code that zod would make at run time.
config({ jitless: true })

createApp(App).use(createPinia()).mount('#app')
