import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { startLanguage } from "./i18n/language";
import { loadMessages } from "./i18n/messages";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "./theme/tokens.css";
import "./theme/base.css";

await startLanguage(loadMessages);
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
