use sister_cities_client_rust::all;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address =
        std::env::var("SISTER_CITIES_URL").unwrap_or_else(|_| "http://127.0.0.1:8000/graphql".to_owned());
    for city in all(&address, "JP", 10)? {
        if let Some(relation) = city.relation {
            let since = relation.established.map(|date| date.edtf.0);
            println!(
                "{}: {:?} since {}",
                city.slug,
                relation.kind,
                since.as_deref().unwrap_or("an unknown date")
            );
        }
    }
    Ok(())
}
