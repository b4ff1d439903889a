// The panel that builds queries by clicks; fetched when somebody opens it.
import "@graphiql/plugin-explorer/style.css";
import { explorerPlugin } from "@graphiql/plugin-explorer";

export default explorerPlugin({ showAttribution: false }).content;
