import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../styles/base.css'
import GalleryPage from './GalleryPage.vue'

createApp(GalleryPage).use(createPinia()).mount('#app')
