import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, eventChannel } from '../channels.ts'

/**
 * The bridge to the main process: calls by name, with replies in JSON (the main process checks name and
 * input), and events. It exposes nothing of Electron.
 */
contextBridge.exposeInMainWorld('atlasBridge', {
  call: (name: string, input: unknown): Promise<string> =>
    ipcRenderer.invoke(callChannel, name, input) as Promise<string>,
  onEvent: (listener: (message: unknown) => void): void => {
    ipcRenderer.on(eventChannel, (_event, message: unknown) => listener(message))
  },
})
