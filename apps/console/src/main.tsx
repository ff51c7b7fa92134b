import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { startLanguage } from "./i18n/language";
import { loadMessages } from "./i18n/messages";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "./theme/tokens.css";
import "./theme/base.css";

await startLanguage(loadMessages);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
