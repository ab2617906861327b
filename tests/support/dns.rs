//! A DNS server that knows a few texts.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use hickory_proto::op::{Message, MessageType, ResponseCode};
use hickory_proto::rr::rdata::TXT;
use hickory_proto::rr::{RData, Record, RecordType};
use tokio::net::UdpSocket;

/// Starts a server with these texts, by their names, such as `_dmarc.example.com`.
pub async fn serve(texts: &[(&str, &str)]) -> SocketAddr {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in texts {
        known.entry(format!("{name}.")).or_default().push((*text).to_owned());
    }
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut buffer = [0; 4096];
        while let Ok((length, client)) = socket.recv_from(&mut buffer).await {
            let answer = answer(Message::from_vec(&buffer[..length]).unwrap(), &known);
            socket.send_to(&answer.to_vec().unwrap(), client).await.unwrap();
        }
    });
    address
}

fn answer(mut message: Message, known: &BTreeMap<String, Vec<String>>) -> Message {
    let query = message.queries[0].clone();
    let texts = known.get(&query.name().to_ascii().to_lowercase()).filter(|_| query.query_type() == RecordType::TXT);
    message.metadata.message_type = MessageType::Response;
    message.metadata.response_code = if texts.is_some() { ResponseCode::NoError } else { ResponseCode::NXDomain };
    for text in texts.into_iter().flatten() {
        // In two parts, as long texts are written.
        let (start, end) = text.split_at(text.len() / 2);
        message.add_answer(Record::from_rdata(query.name().clone(), 60, RData::TXT(TXT::new(vec![start.to_owned(), end.to_owned()]))));
    }
    message
}
