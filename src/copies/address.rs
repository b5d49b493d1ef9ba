//! Addresses, so that two ways to write one are equal. Nothing is asked of the network.

/// Files that a server shows for the folder they lie in.
const INDEXES: [&str; 4] = ["index.html", "index.htm", "index.php", "index.xhtml"];

/// Parts of a query that tell where a reader came from, and not what is shown.
const TRACKERS: [&str; 4] = ["fbclid", "gclid", "mc_cid", "mc_eid"];

/// An address as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The host in small letters, without `www.`; `None` where only a path is given.
    pub(super) host: Option<String>,
    /// The path and what of the query counts.
    pub(super) path: String,
}

impl Address {
    /// Reads an address, or a path from the site's root. A slug alone is no address, since two
    /// folders may each have one; nor is a front page, which many posts name by mistake.
    pub(super) fn of(url: &str) -> Option<Self> {
        let url = url.trim();
        let url = url.split('#').next().unwrap_or_default();
        let (host, rest) = match url.split_once("://") {
            Some((scheme, rest)) if scheme.to_ascii_lowercase().starts_with("http") => {
                let (host, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
                let host = host.to_lowercase();
                let host = host.strip_prefix("www.").unwrap_or(&host);
                let host = host.trim_end_matches(":443").trim_end_matches(":80");
                (Some(host.to_owned()).filter(|host| !host.is_empty())?, rest)
            }
            Some(_) => return None,
            None if url.starts_with("//") => return Self::of(&format!("http:{url}")),
            None => (String::new(), url),
        };
        if host.is_empty() && !rest.starts_with('/') {
            return None;
        }
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut path = path.trim_end_matches('/');
        if let Some((folder, name)) = path.rsplit_once('/')
            && INDEXES.contains(&name.to_ascii_lowercase().as_str())
        {
            path = folder.trim_end_matches('/');
        }
        let counts = |part: &&str| {
            let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
            !part.is_empty() && !name.starts_with("utm_") && !TRACKERS.contains(&name.as_str())
        };
        let query: Vec<&str> = query.split('&').filter(counts).collect();
        let mut path = path.to_owned();
        if !query.is_empty() {
            path += "?";
            path += &query.join("&");
        }
        let host = Some(host).filter(|host| !host.is_empty());
        (!path.is_empty()).then_some(Self { host, path })
    }

    /// The whole, where the host is known.
    pub(super) fn whole(&self) -> Option<String> {
        self.host.as_ref().map(|host| format!("{host}{}", self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_in_many_ways() {
        for url in [
            "https://a.example/2020/fog",
            "http://www.A.example/2020/fog/",
            "https://a.example:443/2020/fog/index.html#comments",
            " https://a.example/2020/fog/?utm_source=rss&utm_medium=feed&fbclid=x ",
            "//a.example/2020/fog",
        ] {
            let whole = Address::of(url).unwrap().whole();
            assert_eq!(whole.as_deref(), Some("a.example/2020/fog"), "{url}");
        }
        let whole = Address::of("https://a.example/?p=12&utm_source=x").unwrap().whole();
        assert_eq!(whole.as_deref(), Some("a.example?p=12"));
        let path = Address::of("/2020/fog/").unwrap();
        assert_eq!((path.host, path.path.as_str()), (None, "/2020/fog"));
    }

    #[test]
    fn what_names_no_post() {
        for url in ["", "fog", "2020/fog", "https://a.example", "https://a.example/index.html", "/"]
        {
            assert_eq!(Address::of(url), None, "{url}");
        }
        assert_eq!(Address::of("mailto://a"), None);
    }
}
