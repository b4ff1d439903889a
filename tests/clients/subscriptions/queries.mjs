// #region version
export const VERSION = "subscription { dataset { version revision } }";
// #endregion

// #region live
export const PARTNERS = `
  subscription {
    live {
      home {
        id
        partners {
          totalCount
        }
      }
      network {
        cityCount
      }
    }
  }
`;
// #endregion
