; Included by electron-builder's NSIS script. The app registers atlas: links itself, at its first start.
!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\atlas"
!macroend
